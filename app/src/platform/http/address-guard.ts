import { BlockList, isIP } from 'node:net';

/**
 * Networks that are not the public internet: this machine, the local network, carriers' and documentation ranges, multicast.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry/ and iana-ipv6-special-registry
 */
const private4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
];

/** Global unicast is `2000::/3`; within it these are not, or carry an IPv4 address that could be private. */
const private6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const blocked4 = blockListOf(private4, 'ipv4');
const blocked6 = blockListOf(private6, 'ipv6');
const global6 = blockListOf(['2000::/3'], 'ipv6');

/** Whether an IP address is one of the public internet. IPv6 addresses that wrap an IPv4 one are judged by it. */
export function isPublicAddress(address: string): boolean {
  const plain = address.split('%', 1)[0]!;
  if (isIP(plain) === 4) return !blocked4.check(plain, 'ipv4');
  if (isIP(plain) !== 6) return false;
  const wrapped = wrappedAddress(plain);
  if (wrapped !== undefined) return isPublicAddress(wrapped);
  return global6.check(plain, 'ipv6') && !blocked6.check(plain, 'ipv6');
}

/** The IPv4 address of `::ffff:a.b.c.d` and of NAT64's `64:ff9b::a.b.c.d`. */
function wrappedAddress(address: string): string | undefined {
  const groups = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const match = /^(?:::ffff:|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(groups);
  if (!match) return undefined;
  const [high, low] = [Number.parseInt(match[1]!, 16), Number.parseInt(match[2]!, 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

function blockListOf(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address, bits] = network.split('/');
    list.addSubnet(address!, Number(bits), family);
  }
  return list;
}
