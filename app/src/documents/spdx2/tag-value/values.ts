/** `SHA1: 85ed08...` */
export function readChecksum(value: string): { readonly algorithm: string; readonly checksumValue: string } | undefined {
  const match = /^([A-Za-z0-9-]+)\s*:\s*(\S+)$/.exec(value);
  return match ? { algorithm: match[1]!, checksumValue: match[2]! } : undefined;
}

/** `PACKAGE-MANAGER purl pkg:npm/a@1`; the category is told as both versions' JSON has it. */
export function readReference(value: string): object | undefined {
  const match = /^(\S+)\s+(\S+)\s+(\S.*)$/.exec(value);
  if (!match) return undefined;
  const [, category = '', referenceType, referenceLocator] = match;
  return { referenceCategory: category.replaceAll('-', '_'), referenceType, referenceLocator: referenceLocator?.trim() };
}

/** `d6a770ba... (excludes: ./a, ./b)` */
export function readVerification(value: string): object | undefined {
  const match = /^([0-9a-fA-F]+)\s*(?:\((?:excludes:\s*)?([^)]*)\))?$/.exec(value);
  if (!match) return undefined;
  const excluded = match[2]?.split(/[,\s]+/).filter((file) => file !== '');
  return {
    packageVerificationCodeValue: match[1],
    ...(excluded && excluded.length > 0 ? { packageVerificationCodeExcludedFiles: excluded } : {}),
  };
}

/** `DocumentRef-x https://example.com/x SHA1: d6a770ba...` */
export function readExternalDocument(value: string): object | undefined {
  const match = /^(DocumentRef-\S+)\s+(\S+)\s+(\S.*)$/.exec(value);
  const checksum = match && readChecksum(match[3]!.trim());
  return match && checksum ? { externalDocumentId: match[1], spdxDocument: match[2], checksum } : undefined;
}

/** `310:420`, counted in bytes or lines. */
export function readRange(value: string, unit: string, file: string): object | undefined {
  const match = /^(\d{1,15}):(\d{1,15})$/.exec(value);
  if (!match) return undefined;
  return {
    startPointer: { reference: file, [unit]: Number(match[1]) },
    endPointer: { reference: file, [unit]: Number(match[2]) },
  };
}
