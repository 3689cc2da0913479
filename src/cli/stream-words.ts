const plurals = new Intl.PluralRules('en');
const several = (n: number, one: string, other: string) => (plurals.select(n) === 'one' ? one : other);

/** Words of serve-stream, and of training on streams. */
export const streamEn = {
  commandServeStream: 'give the epochs of a recipe to a training program on this machine',
  optPort: 'port on 127.0.0.1; a free one where absent',
  optToken: 'what requests must name; a random one where absent',
  optStreamWorkers: 'worker threads of each request, 0 for none',
  optCache: 'folder for what runs once for all epochs; beside output.path where absent',
  optOnce: 'stop once one epoch has been given whole',
  optOnTheFly: 'draw the copies anew for each pass over the data',
  serving: (name: string, url: string) => `serving ${name} at ${url}`,
  tokenIs: (token: string) => `token ${token}`,
  tryStream: 'try:',
  servedEpoch: (epoch: number, split: string) => `epoch ${epoch} of ${split}`,
  part: (n: number, of: number) => `part ${n} of ${of}`,
  servedRows: (shown: string, n: number) => `${shown} ${several(n, 'row', 'rows')}`,
  clientLeft: (path: string) => `${path}: the reader left`,
  serverStopped: 'stopped',
};

export type StreamWords = typeof streamEn;

export const streamZh: StreamWords = {
  commandServeStream: '向本机的训练程序逐轮提供配方的数据',
  optPort: '127.0.0.1 上的端口；默认取空闲端口',
  optToken: '请求须给出的令牌；默认随机生成',
  optStreamWorkers: '每个请求的工作线程数，0 表示不用线程',
  optCache: '各轮共用部分的存放文件夹；默认在 output.path 旁',
  optOnce: '完整提供一轮后停止',
  optOnTheFly: '每次遍历数据时重新抽取副本',
  serving: (name, url) => `正在 ${url} 提供 ${name}`,
  tokenIs: (token) => `令牌 ${token}`,
  tryStream: '试用：',
  servedEpoch: (epoch, split) => `${split} 第 ${epoch} 轮`,
  part: (n, of) => `第 ${n}/${of} 份`,
  servedRows: (shown) => `${shown} 行`,
  clientLeft: (path) => `${path}：读取方已断开`,
  serverStopped: '已停止',
};
