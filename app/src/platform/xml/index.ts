export { type ParseXmlOptions, parseXml, type XmlAttribute, type XmlElement } from './parse-xml.ts';
export { isWritable, type WrittenElement, writeXml, writeXmlElement } from './write-xml.ts';
