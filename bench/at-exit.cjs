// Preloaded into a measured command: tells at its end what the kernel counted for the whole process.
if (require('node:worker_threads').isMainThread)
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const usage = { user: userCPUTime / 1e6, system: systemCPUTime / 1e6, peakBytes: maxRSS * 1024 };
    require('node:fs').writeFileSync(process.env.LEAVEN_BENCH_USAGE, JSON.stringify(usage));
  });
