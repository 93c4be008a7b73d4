import type { Random } from './random.ts';

/*
 * A company that does not exist, and what it runs. Its names are ours; a supplier of its telephone software, Telmark, once ships a bad release.
 */

/** A program that one can install, with its releases, oldest first. */
export interface Program {
  readonly name: string;
  readonly publisher: string;
  readonly releases: readonly string[];
}

/** The program whose release was bad. */
export const telmark: Program = { name: 'Telmark Desk', publisher: 'Telmark AB', releases: ['5.1.8', '5.2.0', '5.2.1', '5.2.2', '5.2.3'] };

/** The releases that came with something else inside. */
export const badReleases: readonly string[] = ['5.2.1', '5.2.2'];

const programs: readonly Program[] = [
  { name: 'Quillbook Writer', publisher: 'Quillbook Ltd', releases: ['12.0.1', '12.0.4', '12.1.0'] },
  { name: 'Quillbook Sheets', publisher: 'Quillbook Ltd', releases: ['12.0.1', '12.0.4', '12.1.0'] },
  { name: 'Osprey Browser', publisher: 'Osprey Foundation', releases: ['141.0', '142.0', '143.0'] },
  { name: 'Packwell Zip', publisher: 'Packwell GmbH', releases: ['9.21', '9.22'] },
  { name: 'Latchkey Passwords', publisher: 'Latchkey Oy', releases: ['3.7.2', '3.8.0'] },
  { name: 'Moorings Planner', publisher: 'Quaymark Systems', releases: ['2024.4', '2025.1', '2025.2'] },
  { name: 'Fernwald Backup Agent', publisher: 'Fernwald AG', releases: ['7.3.1', '7.3.5'] },
  { name: 'Inkwell PDF', publisher: 'Inkwell Press', releases: ['21.5', '21.6', '22.0'] },
];

/** Packages of the company's own services; a few of their versions are old ones with known faults. */
const packages: readonly (readonly [string, readonly string[]])[] = [
  ['pkg:npm/express', ['4.18.2', '4.21.2']],
  ['pkg:npm/lodash', ['4.17.20', '4.17.21']],
  ['pkg:npm/axios', ['1.7.9', '1.8.4']],
  ['pkg:npm/pg', ['8.13.1', '8.14.0']],
  ['pkg:npm/pino', ['9.5.0', '9.6.0']],
  ['pkg:npm/zod', ['3.24.1', '3.24.2']],
  ['pkg:pypi/django', ['4.2.16', '4.2.20']],
  ['pkg:pypi/requests', ['2.31.0', '2.32.3']],
  ['pkg:pypi/sqlalchemy', ['2.0.36', '2.0.38']],
  ['pkg:golang/github.com/jackc/pgx/v5', ['v5.7.1', 'v5.7.2']],
  ['pkg:golang/golang.org/x/net', ['v0.32.0', 'v0.36.0']],
];

export type Role = 'Support' | 'Dispatch' | 'Finance' | 'Yard';

/** A workstation: who it belongs to, and what it has from the beginning. */
export interface Workstation {
  readonly name: string;
  readonly role: Role;
  readonly programs: readonly Program[];
  readonly hasTelmark: boolean;
}

export function makeWorkstations(random: Random): Workstation[] {
  const roles: readonly (readonly [Role, number, number])[] = [
    ['Support', 34, 0.95],
    ['Dispatch', 28, 0.6],
    ['Finance', 18, 0.35],
    ['Yard', 24, 0.15],
  ];
  return roles.flatMap(([role, count, share]) =>
    Array.from({ length: count }, (_, index) => ({
      name: `${role.slice(0, 3).toLowerCase()}-ws-${String(index + 1).padStart(3, '0')}`,
      role,
      programs: programs.filter(() => random.next() < 0.7),
      hasTelmark: random.next() < share,
    })),
  );
}

/** The company's own services, as images with their packages. */
export function makeImages(random: Random): { readonly name: string; readonly packages: readonly string[] }[] {
  return ['booking-api', 'tracking-web', 'invoice-worker', 'customs-gateway', 'yard-planner'].map((name) => ({
    name: `harbourline/${name}`,
    packages: packages.filter(() => random.next() < 0.65).map(([purl, versions]) => `${purl}@${random.pick(versions)}`),
  }));
}

/** What stands on what, in the form that `waybill map import` reads. */
export const companyMap = `
suppliers:
  - name: Telmark AB
    tier: "1"
    contract: TM-2019-114
    contacts: [security@telmark.example]
    domains: [telmark.example]
    components: ["Telmark Desk"]
  - name: Quaymark Systems
    tier: "1"
    domains: [quaymark.example]
    components: ["Moorings Planner"]
services:
  - name: Telephony
    owner: K. Sandberg
    assets: ["sup-ws-*", "dis-ws-*"]
  - name: Customer desk
    owner: M. Oyelaran
    services: [Telephony]
    assets: ["sup-ws-*"]
  - name: Booking
    owner: T. Novak
    assets: [harbourline/booking-api, harbourline/tracking-web]
  - name: Invoicing
    owner: R. Haddad
    assets: [harbourline/invoice-worker, "fin-ws-*"]
  - name: Yard control
    owner: P. Lindqvist
    assets: [harbourline/yard-planner]
processes:
  - name: Customer support
    criticality: critical
    owner: A. Moreau
    recoveryTime: 2h
    dataClasses: [customer data]
    services: [Customer desk]
  - name: Vessel dispatch
    criticality: critical
    owner: B. Ferreira
    recoveryTime: 1h
    services: [Telephony, Yard control]
    assets: ["dis-ws-*"]
  - name: Sales
    criticality: high
    owner: C. Whitlock
    recoveryTime: 8h
    services: [Booking]
  - name: Payroll and billing
    criticality: high
    owner: D. Brandt
    recoveryTime: 24h
    dataClasses: [bank data]
    services: [Invoicing]
`;
