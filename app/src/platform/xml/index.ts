export { type ParseXmlOptions, parseXml, type XmlAttribute, type XmlElement } from './parse-xml.ts';
