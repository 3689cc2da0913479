import { describe, expect, it } from 'vitest';
import { runExample, testOperator } from '../../testing/index.ts';
import { removeCopyrightNotices } from './remove-copyright-notices.ts';

testOperator(removeCopyrightNotices, { describe, it });

const run = async (text: string, params: object = {}) =>
  (
    (await runExample(removeCopyrightNotices, { name: '', params, input: { id: 'x', text }, output: [] } as never)) as unknown as {
      text: string;
    }
  ).text;

describe('text.remove-copyright-notices', () => {
  it.each([
    ['/*\n * Copyright (c) 2020 Acme\n */\n\nint main() {}\n', 'int main() {}\n'],
    ['// Copyright 2020 Acme\n// SPDX-License-Identifier: MIT\nlet a = 1; // one\n', 'let a = 1; // one\n'],
    ['-- (c) 2020 Acme. All rights reserved.\nSELECT 1;\n', 'SELECT 1;\n'],
    ['<?php\n/** Copyright Acme */\necho 1;\n', '<?php\necho 1;\n'],
    ['int a; /* Licensed under MIT */ int b;\n', 'int a;  int b;\n'],
    ['<!-- Copyright 2020 -->\n<p>x</p>\n', '<p>x</p>\n'],
    ['# A plain comment\nx = 1\n', '# A plain comment\nx = 1\n'],
    ['# Copyright law\n\nIt protects works.\n', '# Copyright law\n\nIt protects works.\n'],
    ['Text.\n\nCopyright © 2021 John Smith and Sons. All Rights Reserved.', 'Text.\n'],
    ['Read more. © 2020 Acme Inc. It was good.', 'Read more. It was good.'],
    ['End. No part of this book may be reproduced without the written permission of the publisher. Next.', 'End. Next.'],
    [
      'The copyright of a book lasts 70 years, and (c) 2020 is in a list.',
      'The copyright of a book lasts 70 years, and (c) 2020 is in a list.',
    ],
    ['He reserved all rights of way and the licence of 2020.', 'He reserved all rights of way and the licence of 2020.'],
    ['正文在此。\n版权所有 © 2020 某某公司，保留所有权利。\n后文', '正文在此。\n后文'],
    ['正文在此，转载请注明出处。后文', '正文在此，后文'],
    ['未经许可进入房间是违法的，请注意。', '未经许可进入房间是违法的，请注意。'],
    ['他们讨论了版权问题和转载的规定。', '他们讨论了版权问题和转载的规定。'],
    ['任何单位和个人未经书面授权，禁止转载、摘编！违者必究。', ''],
  ])('%j becomes %j', async (text, expected) => {
    expect(await run(text)).toBe(expected);
  });

  it('takes code or prose alone on wish', async () => {
    const text = '// Copyright 2020 Acme\nlet a;\n© 2020 Acme\n';
    expect(await run(text, { prose: false })).toBe('let a;\n© 2020 Acme\n');
    expect(await run('版权所有\nx', { prose: false })).toBe('版权所有\nx');
  });

  it('takes hundreds of thousands of characters of what could begin a notice', async () => {
    for (const piece of [
      '©',
      '© 2020 ',
      '/* copyright ',
      '/* copyright */',
      '# copyright\n',
      '版权',
      '未经许可，',
      '© 2020-',
      '© 2020 A. B',
      'Copyright 2020 Aa Bb ',
      'may not be reproduced ',
      '.',
      'x no part of this book may be used ',
      '"""copyright',
    ])
      expect((await run(piece.repeat(400_000 / piece.length))).length).toBeLessThanOrEqual(400_000);
  });
});
