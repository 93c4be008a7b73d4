import type { Justification } from './audit.ts';

/** The words of OpenVEX and CSAF, by what they mean in those of CycloneDX. */
const meanings: Readonly<Record<string, Justification>> = {
  component_not_present: 'codeNotPresent',
  vulnerable_code_not_present: 'codeNotPresent',
  vulnerable_code_not_in_execute_path: 'codeNotReachable',
  vulnerable_code_cannot_be_controlled_by_adversary: 'requiresEnvironment',
  inline_mitigations_already_exist: 'protectedByMitigatingControl',
};

const openVexWords: Readonly<Record<Justification, string>> = {
  codeNotPresent: 'vulnerable_code_not_present',
  codeNotReachable: 'vulnerable_code_not_in_execute_path',
  requiresConfiguration: 'vulnerable_code_not_in_execute_path',
  requiresDependency: 'component_not_present',
  requiresEnvironment: 'vulnerable_code_cannot_be_controlled_by_adversary',
  protectedByCompiler: 'inline_mitigations_already_exist',
  protectedAtRuntime: 'inline_mitigations_already_exist',
  protectedAtPerimeter: 'inline_mitigations_already_exist',
  protectedByMitigatingControl: 'inline_mitigations_already_exist',
};

const cycloneDxWords: Readonly<Record<Justification, string>> = {
  codeNotPresent: 'code_not_present',
  codeNotReachable: 'code_not_reachable',
  requiresConfiguration: 'requires_configuration',
  requiresDependency: 'requires_dependency',
  requiresEnvironment: 'requires_environment',
  protectedByCompiler: 'protected_by_compiler',
  protectedAtRuntime: 'protected_at_runtime',
  protectedAtPerimeter: 'protected_at_perimeter',
  protectedByMitigatingControl: 'protected_by_mitigating_control',
};

/** The justification that a word of OpenVEX, CSAF or CycloneDX means; undefined for another word. */
export function justificationOf(word: string): Justification | undefined {
  if (Object.hasOwn(meanings, word)) return meanings[word];
  return (Object.keys(cycloneDxWords) as Justification[]).find((one) => cycloneDxWords[one] === word);
}

/** A justification in the word of OpenVEX that comes nearest. */
export function openVexWord(justification: Justification): string {
  return openVexWords[justification];
}

export function cycloneDxWord(justification: Justification): string {
  return cycloneDxWords[justification];
}
