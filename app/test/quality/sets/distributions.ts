import { between, type LabelledRecord, osv } from '../labelled.ts';

export const distributions: readonly LabelledRecord[] = [
  {
    record: osv('Q-DEB-1', 'Debian:12', 'opensesame', { events: between('0', '3.0.11-1~deb12u2'), versions: ['3.0.11-1~deb12u1'] }),
    labels: [
      ['pkg:deb/debian/opensesame@3.0.11-1~deb12u1?distro=debian-12', 'affected', 'the update before the fix'],
      ['pkg:deb/debian/opensesame@3.0.11-1~deb12u2?distro=debian-12', 'fixed', 'the fix'],
      ['pkg:deb/debian/opensesame@3.0.11-1?distro=bookworm', 'fixed', 'a tilde sorts before nothing; the release by its codename'],
      ['pkg:deb/debian/opensesame@3.0.9-1?arch=amd64&distro=debian-12.4', 'affected', 'a point release is of its release'],
      ['pkg:deb/debian/libsesame3@3.0.9-1?distro=debian-12&upstream=opensesame', 'affected', 'a binary package, by its source'],
      [
        'pkg:deb/debian/libsesame3@3.0.9-1%2Bb1?distro=debian-12&upstream=opensesame%403.0.11-1~deb12u2',
        'fixed',
        'by the version of its source',
      ],
      ['pkg:deb/debian/opensesame@3.0.9-1?distro=debian-11', 'notAffected', 'another release'],
      ['pkg:deb/debian/opensesame@3.0.9-1', 'undetermined', 'without a release nobody can tell'],
      ['pkg:deb/ubuntu/opensesame@3.0.9-1?distro=ubuntu-22.04', 'notAffected', 'another distribution'],
      ['pkg:deb/debian/opensesame@1:1.0-1?distro=debian-12', 'fixed', 'an epoch goes before everything'],
      ['pkg:deb/debian/OpenSesame@3.0.9-1?distro=debian-12', 'affected', 'Debian has no capitals'],
    ],
  },
  {
    record: osv('Q-UBU-1', 'Ubuntu:22.04:LTS', 'opensesame', { events: between('0', '3.0.2-0ubuntu1.10') }),
    labels: [
      ['pkg:deb/ubuntu/opensesame@3.0.2-0ubuntu1.9?distro=ubuntu-22.04', 'affected', 'nine comes before ten'],
      ['pkg:deb/ubuntu/opensesame@3.0.2-0ubuntu1.10?distro=jammy', 'fixed', 'the fix; the release by its codename'],
      ['pkg:deb/ubuntu/opensesame@3.0.2-0ubuntu1.9?distro=ubuntu-24.04', 'notAffected', 'another release'],
    ],
  },
  {
    record: osv('Q-ALMA-1', 'AlmaLinux:9', 'bashful', { events: between('0', '5.1.8-6.el9_1') }),
    labels: [
      ['pkg:rpm/almalinux/bashful@5.1.8-6.el9?arch=x86_64&distro=almalinux-9.2', 'affected', 'before the update'],
      ['pkg:rpm/almalinux/bashful@5.1.8-6.el9_1?arch=x86_64&distro=almalinux-9', 'fixed', 'the update'],
      ['pkg:rpm/almalinux/bashful@5.1.8-6.el9?distro=alma-9', 'affected', 'the distribution by its short name'],
      ['pkg:rpm/almalinux/bashful@5.1.8-10.el9?distro=almalinux-9', 'fixed', 'ten comes after six'],
      ['pkg:rpm/almalinux/bashful@5.1.8-6.el8?distro=almalinux-8.9', 'notAffected', 'another release'],
      ['pkg:rpm/almalinux/bashful@5.1.8-6.el9', 'undetermined', 'without a release nobody can tell'],
      ['pkg:rpm/redhat/bashful@5.1.8-6.el9?distro=rhel-9.2', 'notAffected', 'another distribution'],
      ['pkg:rpm/almalinux/Bashful@5.1.8-6.el9?distro=almalinux-9', 'notAffected', 'rpm knows case'],
      ['pkg:rpm/almalinux/bashful@5.1.8-6.el9?epoch=1&distro=almalinux-9', 'fixed', 'an epoch goes before everything'],
    ],
  },
  {
    record: osv('Q-ALMA-2', 'AlmaLinux:9', 'kernelish', { events: between('0', '2:4.18-1.el9') }),
    labels: [
      ['pkg:rpm/almalinux/kernelish@4.19-1.el9?distro=almalinux-9', 'affected', 'no epoch is epoch 0'],
      ['pkg:rpm/almalinux/kernelish@4.18-1.el9?epoch=2&distro=almalinux-9', 'fixed', 'the epoch stands in a qualifier'],
      ['pkg:rpm/almalinux/kernelish@2:4.17-1.el9?distro=almalinux-9', 'affected', 'the epoch stands in the version'],
      ['pkg:rpm/almalinux/kernelish@2%3A4.18~rc1-1.el9?distro=almalinux-9', 'affected', 'a tilde sorts before nothing'],
      ['pkg:rpm/almalinux/kernelish@2:4.18%5E1-1.el9?distro=almalinux-9', 'fixed', 'a caret sorts after'],
    ],
  },
  {
    record: osv('Q-APK-1', 'Alpine:v3.18', 'busybody', { events: between('0', '1.36.1-r1') }),
    labels: [
      ['pkg:apk/alpine/busybody@1.36.1-r0?distro=alpine-3.18.4', 'affected', 'the revision before the fix'],
      ['pkg:apk/alpine/busybody@1.36.1-r1?distro=3.18.4', 'fixed', 'the fix; the release by its number'],
      ['pkg:apk/alpine/busybody@1.36.1-r10?distro=alpine-3.18.4', 'fixed', 'ten comes after one'],
      ['pkg:apk/alpine/busybody@1.36.1_rc1-r5?distro=alpine-3.18.0', 'affected', 'a candidate comes before the release'],
      ['pkg:apk/alpine/busybody@1.36.1_p1-r0?distro=alpine-3.18.0', 'fixed', 'a patch comes after it'],
      ['pkg:apk/alpine/busybody@1.36.1-r0?distro=alpine-3.19.0', 'notAffected', 'another release'],
      ['pkg:apk/alpine/ssl-body@1.36.1-r0?distro=alpine-3.18.4&upstream=busybody', 'affected', 'a binary package, by its source'],
      ['pkg:apk/wolfi/busybody@1.36.1-r0', 'notAffected', 'another distribution'],
    ],
  },
  {
    record: {
      id: 'Q-DEB-2',
      modified: '2026-01-01T00:00:00Z',
      affected: [
        {
          package: { ecosystem: 'Debian:11', name: 'curly' },
          ranges: [{ type: 'ECOSYSTEM', events: between('0', '7.74.0-1.3+deb11u10') }],
        },
        { package: { ecosystem: 'Debian:12', name: 'curly' }, ranges: [{ type: 'ECOSYSTEM', events: between('0', '7.88.1-10+deb12u4') }] },
        { package: { ecosystem: 'Debian:13', name: 'curly' }, ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }] }] },
      ],
    },
    labels: [
      ['pkg:deb/debian/curly@7.74.0-1.3%2Bdeb11u9?distro=debian-11', 'affected', 'before the fix of its release'],
      ['pkg:deb/debian/curly@7.74.0-1.3%2Bdeb11u10?distro=bullseye', 'fixed', 'the fix of its release'],
      ['pkg:deb/debian/curly@7.88.1-10%2Bdeb12u3?distro=debian-12', 'affected', 'in another release the same number would be fixed'],
      ['pkg:deb/debian/curly@7.88.1-10%2Bdeb12u4?distro=debian-12', 'fixed', 'the fix of its release'],
      ['pkg:deb/debian/curly@8.5.0-2?distro=debian-13', 'affected', 'a release that has no fix yet'],
      ['pkg:deb/debian/curly@7.64.0-4?distro=debian-10', 'notAffected', 'a release that the record does not name'],
      ['pkg:deb/debian/libcurly4@7.88.1-10%2Bdeb12u3?distro=debian-12&upstream=curly', 'affected', 'a binary package, by its source'],
      ['pkg:deb/debian/curly@7.88.1-10%2Bdeb12u4', 'undetermined', 'fixed in one release and not in another'],
    ],
  },
  {
    record: osv('Q-ROCKY-1', 'Rocky Linux:8', 'podium', { events: between('0', '3:4.4.1-14.module+el8.8.0+1265') }),
    labels: [
      ['pkg:rpm/rocky/podium@4.4.1-13.module%2Bel8.8.0%2B1200?epoch=3&distro=rocky-8.8', 'affected', 'before the update'],
      ['pkg:rpm/rockylinux/podium@4.4.1-14.module%2Bel8.8.0%2B1265?epoch=3&distro=rocky-8', 'fixed', 'the update'],
      ['pkg:rpm/rocky/podium@4.4.1-14.module%2Bel8.8.0%2B1265?distro=rocky-8', 'affected', 'without the epoch it is an older one'],
      ['pkg:rpm/rocky/podium@4.4.1-13?epoch=3&distro=rocky-9.1', 'notAffected', 'another release'],
    ],
  },
  {
    record: osv('Q-SUSE-1', 'SUSE:Linux Enterprise Server 15 SP5', 'zippy', { events: between('0', '1.2.13-150500.4.3.1') }),
    labels: [
      ['pkg:rpm/suse/zippy@1.2.13-150500.4.2.1?distro=sles-15.5', 'affected', 'before the update'],
      ['pkg:rpm/suse/zippy@1.2.13-150500.4.3.1?distro=sles-15.5', 'fixed', 'the update'],
      ['pkg:rpm/suse/zippy@1.2.11-150000.3.42.1?distro=sles-15.4', 'notAffected', 'another service pack'],
      ['pkg:rpm/opensuse/zippy@1.2.11-1?distro=opensuse-leap-15.5', 'notAffected', 'another distribution'],
    ],
  },
  {
    record: osv('Q-WOLFI-1', 'Wolfi', 'gopherd', { events: between('0', '1.21.5-r0') }),
    labels: [
      ['pkg:apk/wolfi/gopherd@1.21.4-r3?arch=x86_64', 'affected', 'a distribution without releases'],
      ['pkg:apk/wolfi/gopherd@1.21.5-r0?distro=wolfi-20230201', 'fixed', 'the fix'],
      ['pkg:apk/alpine/gopherd@1.21.4-r3?distro=alpine-3.18.0', 'notAffected', 'another distribution'],
      ['pkg:apk/wolfi/gopherd@1.21.10-r0', 'fixed', 'ten comes after five'],
    ],
  },
  {
    record: osv('Q-RH-1', 'Red Hat:enterprise_linux:9::baseos', 'sudoku', { events: between('0', '0:1.9.5p2-9.el9_1') }),
    labels: [
      ['pkg:rpm/redhat/sudoku@1.9.5p2-7.el9?arch=x86_64&distro=rhel-9.1', 'affected', 'epoch 0 written or not is one'],
      ['pkg:rpm/redhat/sudoku@1.9.5p2-9.el9_1?distro=rhel-9.1', 'fixed', 'the update'],
      ['pkg:rpm/redhat/sudoku@1.9.5p2-7.el8?distro=rhel-8.7', 'notAffected', 'another release'],
      ['pkg:rpm/redhat/sudoku@1.9.5p10-1.el9?distro=rhel-9.1', 'fixed', 'ten comes after two'],
    ],
  },
];
