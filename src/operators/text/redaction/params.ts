import { z } from 'zod';
import { defaultRegions, defaultThreshold, privateDataTypes, redactedTypes } from '../../../languages/private-data/types.ts';

export const redactionParams = z.strictObject({
  mode: z.enum(['tag', 'mask', 'hash', 'remove', 'replace']).default('tag').meta({
    description:
      'tag: [EMAIL] stands for the value; mask: a star for each character; hash: [EMAIL:0f3a…], the same for the same value under the key; remove: nothing; replace: another value in the right form that belongs to nobody, the same for the same value',
    zh: 'tag：以 [EMAIL] 代替；mask：每个字符换成星号；hash：[EMAIL:0f3a…]，同一密钥下相同的值得到相同结果；remove：删除；replace：换成形式正确但不属于任何人的值，相同的值得到相同结果',
  }),
  types: z.array(z.enum(redactedTypes)).min(1).optional().meta({
    description:
      'Kinds of private data to look for; all where absent. PERSON in running text, and LOCATION, need a tagger; names behind words that announce them do not',
    zh: '要查找的隐私数据类型；省略时为全部。行文中的 PERSON 以及 LOCATION 需要指定 tagger，由标签词引出的人名则不需要',
  }),
  regions: z
    .array(z.string().regex(/^[A-Z]{2}$/))
    .min(1)
    .default([...defaultRegions])
    .meta({
      description: 'Regions (ISO 3166) whose national phone numbers are known; international ones are known for all',
      zh: '识别其国内电话号码格式的地区（ISO 3166）；国际格式的号码在所有地区均可识别',
    }),
  thresholds: z
    .partialRecord(z.enum(privateDataTypes), z.number().min(0).max(1))
    .optional()
    .meta({
      description: `Lowest score that counts, by type; ${defaultThreshold} where absent`,
      zh: `按类型设定的最低得分；省略时为 ${defaultThreshold}`,
    }),
  keep: z.int().min(1).max(8).optional().meta({
    description: 'Last letters and digits that a mask leaves in view, at most half of them; none where absent',
    zh: '掩码保留可见的末尾字母与数字个数，至多为一半；省略时全部遮盖',
  }),
  keyFile: z.string().min(1).optional().meta({
    description:
      'File with a secret key of 16 bytes or more: hash needs it, replace and the hashes in the provenance use it. Nothing but its SHA-256 goes into the run folder',
    zh: '密钥文件，至少 16 字节：hash 必须使用，replace 与溯源中的哈希也会使用。运行文件夹中只保存其 SHA-256',
    file: true,
  }),
  tagger: z.string().min(1).optional().meta({
    description:
      'Folder of a model that tags names of persons and places: model.onnx (or onnx/model.onnx), tokenizer.json, config.json with id2label; nothing is fetched',
    zh: '标注人名与地名的模型所在文件夹，含 model.onnx（或 onnx/model.onnx）、tokenizer.json 和带 id2label 的 config.json；不会下载任何内容',
    folder: true,
  }),
  runtime: z.enum(['wasm', 'native']).default('wasm').meta({
    description:
      'What runs the tagger: wasm (onnxruntime-web) gives the same bits on every machine; native (onnxruntime-node) is faster, and its bits depend on the processor',
    zh: '运行 tagger 的方式：wasm（onnxruntime-web）在任何机器上结果逐位相同；native（onnxruntime-node）更快，但结果因处理器而异',
  }),
});
