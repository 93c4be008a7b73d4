export { type Path, type PathStep, parsePath, pointerPart, pointerParts } from './path.ts';
export { pointerOf, type Selected, select, selectItems, valuesOf } from './select.ts';
