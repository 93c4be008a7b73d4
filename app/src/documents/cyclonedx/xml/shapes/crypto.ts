import { list, number, object, repeated, type Shape, text, truth } from '../shape.ts';
import { hash } from './parts.ts';

const algorithmProperties: Shape = object({
  primitive: text,
  algorithmFamily: text,
  parameterSetIdentifier: text,
  curve: text,
  ellipticCurve: text,
  executionEnvironment: text,
  implementationPlatform: text,
  certificationLevel: repeated(text),
  mode: text,
  padding: text,
  cryptoFunctions: list('cryptoFunction', text),
  classicalSecurityLevel: number,
  nistQuantumSecurityLevel: number,
});
const certificateState: Shape = object({ state: text, reason: text, name: text, description: text });
const certificateExtension: Shape = object({
  commonExtensionName: text,
  commonExtensionValue: text,
  customExtensionName: text,
  customExtensionValue: text,
});
const relatedCryptographicAsset: Shape = object({ type: text, ref: text });
const certificateProperties: Shape = object({
  serialNumber: text,
  subjectName: text,
  issuerName: text,
  notValidBefore: text,
  notValidAfter: text,
  signatureAlgorithmRef: text,
  subjectPublicKeyRef: text,
  certificateFormat: text,
  certificateExtension: text,
  certificateFileExtension: text,
  fingerprint: hash,
  certificateState: repeated(certificateState),
  creationDate: text,
  activationDate: text,
  deactivationDate: text,
  revocationDate: text,
  destructionDate: text,
  certificateExtensions: list('certificateExtension', certificateExtension),
  relatedCryptographicAssets: list('relatedCryptographicAsset', relatedCryptographicAsset),
});
const securedBy: Shape = object({ mechanism: text, algorithmRef: text });
const relatedCryptoMaterialProperties: Shape = object({
  type: text,
  id: text,
  state: text,
  algorithmRef: text,
  creationDate: text,
  activationDate: text,
  updateDate: text,
  expirationDate: text,
  value: text,
  size: number,
  format: text,
  securedBy,
  fingerprint: hash,
  relatedCryptographicAssets: list('relatedCryptographicAsset', relatedCryptographicAsset),
});
const cipherSuite: Shape = object({
  name: text,
  algorithms: list('algorithm', text),
  identifiers: list('identifier', text),
  tlsGroups: list('group', text),
  tlsSignatureSchemes: list('signatureScheme', text),
});
const encr: Shape = object({ name: text, keyLength: number, algorithm: text }, 'orText');
const named: Shape = object({ name: text, algorithm: text }, 'orText');
const ke: Shape = object({ group: number, algorithm: text }, 'orText');
const ikev2TransformTypes: Shape = object({
  encr: repeated(encr),
  prf: repeated(named),
  integ: repeated(named),
  ke: repeated(ke),
  esn: truth,
  auth: repeated(named),
});
const protocolProperties: Shape = object({
  type: text,
  version: text,
  cipherSuites: list('cipherSuite', cipherSuite),
  ikev2TransformTypes,
  cryptoRefArray: repeated(text, 'cryptoRef'),
  relatedCryptographicAssets: list('relatedCryptographicAsset', relatedCryptographicAsset),
});
/** Cryptographic assets. */
export const cryptoProperties: Shape = object({
  assetType: text,
  algorithmProperties,
  certificateProperties,
  relatedCryptoMaterialProperties,
  protocolProperties,
  oid: text,
});
