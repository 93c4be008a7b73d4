export { type Download, type DownloadOptions, download } from './download.ts';
export { plainUrl, type RequestEntry, type RequestLog } from './request-log.ts';
