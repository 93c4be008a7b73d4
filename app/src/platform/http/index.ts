export { type Connections, openConnections } from './connections.ts';
export { type Download, type DownloadOptions, download } from './download.ts';
export { type FetchedAnswer, type FetchOptions, fetchAnswer } from './fetch-answer.ts';
export { plainUrl, type RequestEntry, type RequestLog } from './request-log.ts';
