export const stream = {
  'stream/bad-option': {
    en: {
      message: '{option} is {got}, expected {expected}',
      hint: '[[did you mean {nearest}?]]',
      help: 'An option of stream(), or a parameter of a request to leaven serve-stream, is not of the kind or in the range that it takes.',
    },
    'zh-CN': {
      message: '{option} 应为{expected}，实际为 {got}',
      hint: '[[是否为 {nearest}？]]',
      help: 'stream() 的选项或发往 leaven serve-stream 的请求参数不符合其类型或范围。',
    },
  },
  'stream/unknown-split': {
    en: {
      message: 'the data has no split {split}',
      hint: '[[did you mean {nearest}? ]]name one of them[[: {expected}]]',
      help: 'A stream gives one split of the data, train unless another is named.',
    },
    'zh-CN': {
      message: '数据没有划分 {split}',
      hint: '[[是否为 {nearest}？]]应指定已有的划分[[：{expected}]]',
      help: '流式读取每次给出数据的一个划分；未指定时为 train。',
    },
  },
  'stream/arrow-column': {
    en: {
      message: '{column} of the row {id} is {got}, expected {expected} as in the first rows',
      hint: 'ask for format=jsonl, which takes rows of any shape',
      help: 'The columns of an Arrow stream and their kinds are those of its first rows: a row with another column, or another kind of value in a column of numbers or booleans, cannot follow.',
    },
    'zh-CN': {
      message: '{id} 行的 {column} 应与最初的行相同（{expected}），实际为 {got}',
      hint: '应请求 format=jsonl，它接受任何形状的行',
      help: 'Arrow 流的列及其类型由最初的行决定：之后的行不能含有其他列，数值列或布尔列中也不能出现其他类型的值。',
    },
  },
  'stream/unauthorized': {
    en: {
      message: 'the request has no token or another one than the server',
      hint: 'send the header Authorization: Bearer TOKEN with the token that leaven serve-stream printed',
      help: 'Whoever reaches the port must know the token: the one given by --token, or the random one that is printed when the server starts.',
    },
    'zh-CN': {
      message: '请求缺少令牌，或令牌与服务不符',
      hint: '应发送请求头 Authorization: Bearer 令牌，令牌由 leaven serve-stream 打印',
      help: '访问该端口必须持有令牌：由 --token 指定，或由服务启动时随机生成并打印。',
    },
  },
  'stream/wrong-host': {
    en: {
      message: 'the request names the host {host}, and the server answers only to {expected}',
      hint: 'use the address that leaven serve-stream printed',
      help: 'The Host header is checked so that no web page can reach the server under a name of its own (DNS rebinding).',
    },
    'zh-CN': {
      message: '请求的主机为 {host}，服务只应答 {expected}',
      hint: '应使用 leaven serve-stream 打印的地址',
      help: '检查 Host 请求头，以免网页借自己的域名访问该服务（DNS 重绑定）。',
    },
  },
  'stream/unknown-path': {
    en: {
      message: 'there is nothing at {path}',
      hint: 'GET / tells of the recipe, GET /epochs/K streams an epoch',
      help: 'The server knows two addresses: / and /epochs/K, K a whole number from 0.',
    },
    'zh-CN': {
      message: '{path} 处没有内容',
      hint: 'GET / 说明配方，GET /epochs/K 传输一轮数据',
      help: '服务只有两个地址：/ 与 /epochs/K，K 为不小于 0 的整数。',
    },
  },
  'stream/wrong-method': {
    en: {
      message: '{method} is not allowed, expected {expected}',
      hint: 'use GET',
      help: 'The server only gives: it takes GET and HEAD.',
    },
    'zh-CN': {
      message: '不支持 {method}，应为 {expected}',
      hint: '应使用 GET',
      help: '服务只提供数据：接受 GET 与 HEAD。',
    },
  },
  'stream/port-taken': {
    en: {
      message: 'port {port} cannot be listened on: {reason}',
      hint: 'name another with --port, or leave it out for a free one',
      help: 'Another program listens on the port, or this one may not.',
    },
    'zh-CN': {
      message: '无法监听端口 {port}：{reason}',
      hint: '用 --port 指定其他端口，或不指定以使用空闲端口',
      help: '该端口已被其他程序占用，或本程序无权使用。',
    },
  },
} as const;
