import { expect, test } from 'vitest';
import { parseXml } from '../../../platform/xml/index.ts';
import { readDocument } from '../../read-document.ts';
import { fromXml } from './from-xml.ts';

function convert(content: string, version = '1.6') {
  return fromXml(
    parseXml(
      new TextEncoder().encode(`<bom xmlns="http://cyclonedx.org/schema/bom/${version}" serialNumber="urn:uuid:1">${content}</bom>`),
    ),
  )!;
}

test('a document in XML is told in the form of JSON', () => {
  const { document, specVersion } = convert(`
    <metadata>
      <timestamp>2024-01-01T00:00:00Z</timestamp>
      <tools><components><component type="application"><name>maker</name></component></components></tools>
      <authors><author><name>Ann</name></author></authors>
      <component type="application" bom-ref="r"><name>root</name></component>
      <supplier><name>Example</name><url>https://example.com</url><url>https://example.org</url></supplier>
    </metadata>
    <components>
      <component type="library" bom-ref="a">
        <group>g</group><name>a</name><version>1</version>
        <hashes><hash alg="MD5">d41d8cd98f00b204e9800998ecf8427e</hash></hashes>
        <licenses><license><id>MIT</id></license></licenses>
        <purl>pkg:npm/a@1</purl>
        <properties><property name="p">v</property></properties>
        <components><component type="file"><name>b</name></component></components>
        <f:more xmlns:f="urn:f"><name>other</name></f:more>
      </component>
      <component type="library"><name>c</name><licenses><expression>MIT OR ISC</expression></licenses></component>
    </components>
    <dependencies><dependency ref="r"><dependency ref="a"/><provides ref="a"/></dependency></dependencies>
    <compositions><composition><aggregate>complete</aggregate><assemblies><assembly ref="r"/></assemblies></composition></compositions>`);
  expect([specVersion, document]).toEqual([
    '1.6',
    {
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      serialNumber: 'urn:uuid:1',
      metadata: {
        timestamp: '2024-01-01T00:00:00Z',
        tools: { components: [{ type: 'application', name: 'maker' }] },
        authors: [{ name: 'Ann' }],
        component: { type: 'application', 'bom-ref': 'r', name: 'root' },
        supplier: { name: 'Example', url: ['https://example.com', 'https://example.org'] },
      },
      components: [
        {
          type: 'library',
          'bom-ref': 'a',
          group: 'g',
          name: 'a',
          version: '1',
          hashes: [{ alg: 'MD5', content: 'd41d8cd98f00b204e9800998ecf8427e' }],
          licenses: [{ license: { id: 'MIT' } }],
          purl: 'pkg:npm/a@1',
          properties: [
            { name: 'p', value: 'v' },
            {
              name: 'waybill:xml:element',
              value: '<more xmlns="urn:f"><name xmlns="http://cyclonedx.org/schema/bom/1.6">other</name></more>',
            },
          ],
          components: [{ type: 'file', name: 'b' }],
        },
        { type: 'library', name: 'c', licenses: [{ expression: 'MIT OR ISC' }] },
      ],
      dependencies: [{ ref: 'r', dependsOn: ['a'], provides: ['a'] }],
      compositions: [{ aggregate: 'complete', assemblies: ['r'] }],
    },
  ]);
});

test('the tools of old are a list', () => {
  expect(convert('<metadata><tools><tool><name>maker</name></tool></tools></metadata>', '1.4').document.metadata).toEqual({
    tools: [{ name: 'maker' }],
  });
});

test('a pointer leads back to the line', () => {
  const { placeOf } = convert(
    '\n<components>\n<component type="library">\n<name>a</name>\n<hashes>\n<hash alg="MD5">x</hash></hashes></component></components>',
  );
  expect(placeOf('/components/0/name')).toMatchObject({ line: 4 });
  expect(placeOf('/components/0/hashes/0/content')).toMatchObject({ line: 6 });
  expect(placeOf('/components/0/gone')).toMatchObject({ line: 3 });
  expect(placeOf('')).toMatchObject({ line: 1 });
});

test('gaps of a document in XML carry their lines', () => {
  const text = '<bom xmlns="http://cyclonedx.org/schema/bom/1.4">\n<components>\n<component type="library"/></components></bom>';
  const { counted, collected } = readDocument(new TextEncoder().encode(text), 'x.xml');
  expect([counted, collected.complete]).toEqual([1, false]);
  expect(collected.gaps).toMatchObject([{ kind: 'missing-name', line: 3, column: 1, pointer: '/components/0' }]);
});

test('XML of another kind is nothing of ours', () => {
  expect(fromXml(parseXml(new TextEncoder().encode('<bom xmlns="urn:x"/>')))).toBeUndefined();
});
