/** The program's first file: it must parse and run on any Node, to say what is wrong with an old one. */
const major = Number(process.versions.node.split('.')[0]);

if (major < 24) {
  console.error(
    `waybill: this is Node ${process.versions.node}, and Waybill needs Node 24 or newer. Install it, or run waybill through node_modules/.bin/waybill of a checkout, which brings its own.`,
  );
  process.exitCode = 3;
} else {
  const { enableCompileCache } = await import('node:module');
  enableCompileCache?.();
  const { main } = await import('./main.ts');
  await main(process.argv.slice(2));
}

export {};
