export { archiveKind } from './archive/archive-kind.ts';
export type { ArchivedFile } from './archive/archived-file.ts';
export { inside, unpackArchive } from './archive/unpack-archive.ts';
export { chooseImage, tellImage } from './image/choose-image.ts';
export type { Image, ImageEntry } from './image/image.ts';
export type { Layer } from './image/layer.ts';
export { isImageFolder, mayBeImage, openImages } from './image/open-images.ts';
export { type UnpackStep, unpackImage } from './image/unpack-image.ts';
