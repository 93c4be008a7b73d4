/** Runs on any Node, to say what is missing where neither the platform package nor the host brings Node 24. */
const major = Number(process.versions.node.split('.')[0]);

if (major < 24) {
  console.error(
    `This is Node ${process.versions.node}, and Waybill is built with Node 24 or newer. For ${process.platform}-${process.arch} no package brings one, ` +
      'or optional dependencies were left out (npm ci --omit=optional): install Node 24, or run `npm ci` without that.',
  );
  process.exitCode = 1;
}
