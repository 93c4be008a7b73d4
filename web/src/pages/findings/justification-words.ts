/** Why something is not affected though an advisory names it: the nine reasons of CycloneDX, in words. */
export const justificationWords: Readonly<Record<string, string>> = {
  codeNotPresent: 'the code is not present',
  codeNotReachable: 'the code is not reachable',
  requiresConfiguration: 'it takes a configuration that we have not',
  requiresDependency: 'it takes a dependency that we have not',
  requiresEnvironment: 'it takes an environment that we have not',
  protectedByCompiler: 'a compiler flag protects',
  protectedAtRuntime: 'the run time protects',
  protectedAtPerimeter: 'the perimeter protects',
  protectedByMitigatingControl: 'a mitigating control protects',
};
