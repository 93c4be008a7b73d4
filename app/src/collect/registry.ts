import { apk } from './apk/index.ts';
import { bunLock } from './bun-lock/index.ts';
import { cabalFreeze } from './cabal-freeze/index.ts';
import { cargoLock } from './cargo-lock/index.ts';
import type { Collector } from './collector.ts';
import { composerInstalled } from './composer-installed/index.ts';
import { composerLock } from './composer-lock/index.ts';
import { conanLock } from './conan-lock/index.ts';
import { dotnetDeps } from './dotnet-deps/index.ts';
import { dotnetProject } from './dotnet-project/index.ts';
import { dpkg } from './dpkg/index.ts';
import { gemSpecifications } from './gem-specifications/index.ts';
import { gemfileLock } from './gemfile-lock/index.ts';
import { goMod } from './go-mod/index.ts';
import { gradleLockfile } from './gradle-lockfile/index.ts';
import { gradleVerification } from './gradle-verification/index.ts';
import { javaArchives } from './java-archives/index.ts';
import { macosApps } from './macos-apps/index.ts';
import { mavenPom } from './maven-pom/index.ts';
import { mixLock } from './mix-lock/index.ts';
import { nodeModules } from './node-modules/index.ts';
import { nugetLock } from './nuget-lock/index.ts';
import { osRelease } from './os-release/index.ts';
import { packageLock } from './package-lock/index.ts';
import { packagesConfig } from './packages-config/index.ts';
import { pdmLock } from './pdm-lock/index.ts';
import { pipfileLock } from './pipfile-lock/index.ts';
import { pnpmLock } from './pnpm-lock/index.ts';
import { poetryLock } from './poetry-lock/index.ts';
import { pubspecLock } from './pubspec-lock/index.ts';
import { pylock } from './pylock/index.ts';
import { python } from './python/index.ts';
import { renvLock } from './renv-lock/index.ts';
import { requirements } from './requirements/index.ts';
import { rpm } from './rpm/index.ts';
import { stackLock } from './stack-lock/index.ts';
import { swiftResolved } from './swift-resolved/index.ts';
import { uvLock } from './uv-lock/index.ts';
import { windowsUninstall } from './windows-uninstall/index.ts';
import { yarnLock } from './yarn-lock/index.ts';

/** Every kind of source there is, in the order in which they run. */
export const collectors: readonly Collector[] = [
  // What is installed on a host
  apk,
  composerInstalled,
  dpkg,
  gemSpecifications,
  javaArchives,
  macosApps,
  nodeModules,
  osRelease,
  python,
  rpm,
  windowsUninstall,
  // What a source tree declares
  bunLock,
  cabalFreeze,
  cargoLock,
  composerLock,
  conanLock,
  dotnetDeps,
  dotnetProject,
  gemfileLock,
  goMod,
  gradleLockfile,
  gradleVerification,
  mavenPom,
  mixLock,
  nugetLock,
  packageLock,
  packagesConfig,
  pdmLock,
  pipfileLock,
  pnpmLock,
  poetryLock,
  pubspecLock,
  pylock,
  renvLock,
  requirements,
  stackLock,
  swiftResolved,
  uvLock,
  yarnLock,
];
