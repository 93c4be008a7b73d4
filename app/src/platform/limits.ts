const mebibyte = 1024 * 1024;

/** Every bound on foreign input stands here, by name, so that none is forgotten and each can be found. Sizes in bytes, times in milliseconds. */
export const limits = {
  /** One source document (SBOM, advisory list), unpacked. */
  documentBytes: 512 * mebibyte,
  /** Nesting of JSON, YAML or XML. */
  documentDepth: 200,
  /** Aliases of one YAML document; each shares what it names, but is walked again. */
  yamlAliases: 10_000,
  /** Values that aliases may stand for beyond what a text of its length can hold itself. */
  aliasedValues: 1_000_000,
  /** Values of one JSON document, counted before it is parsed. */
  documentValues: 40_000_000,
  /** Elements and attributes of one XML document. */
  documentElements: 10_000_000,
  /** Components and relations of one document, and gaps that are kept one by one. */
  documentComponents: 2_000_000,
  documentRelations: 10_000_000,
  documentGaps: 100_000,
  /** One field of a component: a name, a version, a purl. Characters. */
  fieldLength: 8192,
  /** One file that a collector reads. */
  collectedFileBytes: 256 * mebibyte,
  /** A text in UTF-16, which is searched for licences as a whole. */
  utf16Bytes: 64 * mebibyte,
  /** Files that are read of one tree; packages of one database of a host, of which large ones hold ten thousand. */
  collectedFiles: 1_000_000,
  /** A binary lockfile: its own size, and the texts of all its names and addresses, many of which it may hold once only. */
  binaryLockBytes: 64 * mebibyte,
  binaryLockText: 64 * mebibyte,
  hostPackages: 500_000,
  /** Relations of one source. */
  collectedRelations: 2_000_000,
  /** What a gap quotes of a source. Characters. */
  gapText: 1000,
  /** Gaps of one source that are kept one by one. */
  collectedGaps: 10_000,
  /** Texts of one tag of an rpm header, such as the capabilities that a kernel provides. */
  rpmHeaderTexts: 200_000,
  /** Manifests below a lockfile that are asked how the project's own packages need others. */
  projectManifests: 10_000,
  /** Files that one requirements file includes, directly or not. */
  requirementsIncludes: 1000,
  /** A property list, and the entries of its outermost dictionary. Those of applications have a hundred. */
  plistBytes: 4 * mebibyte,
  plistEntries: 10_000,
  /** Characters of one value of an exported registry. */
  registryValueLength: mebibyte,
  /** Parents of one Maven project, and bills of material that import each other. */
  pomParents: 32,
  /** Dependencies that one Maven project declares or manages, those of its parents included. */
  pomDependencies: 20_000,
  /** Files that a project file of .NET takes in. */
  msbuildImports: 64,
  /** References to packages, and versions that are kept for them, of one project of .NET. */
  packageReferences: 20_000,
  /** Files that a walk over a tree may meet, and how deep it goes. */
  treeFiles: 5_000_000,
  treeDepth: 64,
  /** Links that one path of a tree may pass, as many as Linux allows; characters of a .gitignore that count. */
  treeLinks: 40,
  gitignoreLength: mebibyte,
  /** One advisory record, unpacked; a vendor's document on a flaw in a library that is everywhere has 23 MB. */
  advisoryBytes: 64 * mebibyte,
  /** A file that is a feed of its own: lists of all scores, of all exploited vulnerabilities. */
  feedFileBytes: 128 * mebibyte,
  /** Aliases of one advisory in YAML: feeds are written by machines, which make none. */
  advisoryAliases: 64,
  /** Unread records that a feed's report names; all are counted. */
  unreadNamed: 10_000,
  /** Files of a feed that are held at once: their count and the sum of their sizes. */
  feedBatchFiles: 64,
  feedBatchBytes: 8 * mebibyte,
  /** A list of all documents of a feed: its size, its lines. */
  feedListBytes: 128 * mebibyte,
  feedListLines: 2_000_000,
  /** Records that are fetched one by one where a feed has an archive of all too. */
  feedChanges: 2000,
  /** CSAF: providers of an aggregator, distributions of a provider, documents of a distribution, links of one entry. */
  csafProviders: 1000,
  csafDistributions: 100,
  csafDocuments: 500_000,
  csafLinks: 50,
  /** A registry that is asked about packages: how many in all, how many at once, and their versions at once. */
  bulkPackages: 200_000,
  bulkBatch: 500,
  bulkVersions: 5000,
  /** A file that holds a checksum. */
  checksumBytes: 64 * 1024,
  /** A detached OpenPGP signature, and a file of public keys. */
  signatureBytes: 64 * 1024,
  openPgpKeyBytes: mebibyte,
  /** Keys that a vendor's CSAF documents are signed with. */
  csafKeys: 20,
  /** Documents in a row that cannot be fetched before a feed is given up for now. */
  feedFailures: 20,
  /** How much larger than its packed form a file of an archive may be. Text packs 20 times, a bomb 1,000. */
  archiveRatio: 250,
  /** An archive whose files are looked into: its own size, which is held in memory with what one file in it unpacks to; then all of it together. */
  archiveInMemoryBytes: 1024 * mebibyte,
  archivedFileBytes: 128 * mebibyte,
  archivesUnpackedBytes: 8192 * mebibyte,
  archivedFiles: 1_000_000,
  /** Archives in archives. */
  archiveDepth: 4,
  /** An archive of advisories: its own size, the sum of its unpacked records, their count. */
  archiveBytes: 4096 * mebibyte,
  archiveUnpackedBytes: 32_768 * mebibyte,
  archiveEntries: 2_000_000,
  /** A download: its size, the wait for a next byte, its whole time, the number of redirects. */
  downloadBytes: 4096 * mebibyte,
  downloadIdle: 60_000,
  downloadTime: 6 * 3_600_000,
  downloadRedirects: 5,
  /** How often an interrupted download is taken up again within one call. */
  downloadResumes: 3,
  /** An answer that is read into memory: its size, its whole time, its headers; and what is read of an answer that is not wanted. */
  answerBytes: 16 * mebibyte,
  answerTime: 600_000,
  drainedBytes: 64 * 1024,
  headerBytes: 64 * 1024,
  /** Connections to one host that requests of one job share, and so how many of its documents are fetched at once. */
  connectionsPerHost: 6,
  /** A request to the server: its body, how long it may take to arrive, how long a connection may wait for the next. */
  requestBytes: mebibyte,
  requestTime: 30_000,
  connectionIdle: 10_000,
  /** A question to a server: how long it may take, and its answer. */
  questionTime: 300_000,
  serverAnswerBytes: 256 * mebibyte,
  /** An expression over one document: its time, and the memory of its thread in MB. */
  expressionTime: 20_000,
  expressionMegabytes: 2048,
  /** Text of a query. */
  queryLength: 4096,
  /** An extended header of a tar archive: a name, a few attributes. */
  tarExtendedBytes: mebibyte,
  /** An archive of images: its entries, its documents (manifests, configurations), and the manifests of one index. */
  imageArchiveEntries: 200_000,
  imageDocumentBytes: 8 * mebibyte,
  imageManifests: 1000,
  /** An image: its layers, the entries of all of them, and what they unpack to together. */
  imageLayers: 1000,
  imageEntries: 4_000_000,
  imageUnpackedBytes: 65_536 * mebibyte,
  /** What a layer may unpack to whatever its packed size; beyond it `archiveRatio` counts. */
  imageFreeBytes: 256 * mebibyte,
  /** Files of an image that are set aside to be read: the sum of their sizes, on disk. */
  imageKeptBytes: 8192 * mebibyte,
  /** Gaps of one image's layers that are kept one by one. */
  imageGaps: 1000,
} as const;
