/** A capability, `indexer.*` for all below `indexer`, or `*` for all: what the service takes. */
export const grantForm = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*(?:\.\*)?|\*)$/
