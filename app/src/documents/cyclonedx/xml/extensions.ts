/** Properties that hold what a document in XML says in other namespaces, so that it can be written again. */
export const extensionElement = 'waybill:xml:element';
export const extensionAttribute = 'waybill:xml:attribute';
