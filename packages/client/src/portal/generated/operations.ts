// Written by `npm run docs` from docs/openapi/portal.json. Changes made here are lost.
import type { Operation } from '../../operation.ts'

export const operations = {
  "changes.list": { method: "GET", path: "/portal/api/projects/{project}/changes", query: ["limit","cursor","action","object"], body: false, open: false, paged: true, idempotent: false, repeatable: true, tagged: false, conditional: false },
  "clients.change": { method: "PATCH", path: "/portal/api/projects/{project}/clients/{client_id}", query: [], body: true, open: false, paged: false, idempotent: false, repeatable: false, tagged: true, conditional: true },
  "clients.create": { method: "POST", path: "/portal/api/projects/{project}/clients", query: [], body: true, open: false, paged: false, idempotent: true, repeatable: true, tagged: true, conditional: false },
  "clients.createKey": { method: "POST", path: "/portal/api/projects/{project}/clients/{client_id}/keys", query: [], body: true, open: false, paged: false, idempotent: true, repeatable: true, tagged: true, conditional: false },
  "clients.delete": { method: "DELETE", path: "/portal/api/projects/{project}/clients/{client_id}", query: [], body: false, open: false, paged: false, idempotent: false, repeatable: true, tagged: false, conditional: true },
  "clients.get": { method: "GET", path: "/portal/api/projects/{project}/clients/{client_id}", query: [], body: false, open: false, paged: false, idempotent: false, repeatable: true, tagged: true, conditional: false },
  "clients.list": { method: "GET", path: "/portal/api/projects/{project}/clients", query: ["limit","cursor","q"], body: false, open: false, paged: true, idempotent: false, repeatable: true, tagged: false, conditional: false },
  "clients.listKeys": { method: "GET", path: "/portal/api/projects/{project}/clients/{client_id}/keys", query: ["limit","cursor","q","environment","state"], body: false, open: false, paged: true, idempotent: false, repeatable: true, tagged: false, conditional: false },
  "keys.change": { method: "PATCH", path: "/portal/api/projects/{project}/keys/{key}", query: [], body: true, open: false, paged: false, idempotent: false, repeatable: false, tagged: true, conditional: true },
  "keys.create": { method: "POST", path: "/portal/api/projects/{project}/keys", query: [], body: true, open: false, paged: false, idempotent: true, repeatable: true, tagged: true, conditional: false },
  "keys.get": { method: "GET", path: "/portal/api/projects/{project}/keys/{key}", query: [], body: false, open: false, paged: false, idempotent: false, repeatable: true, tagged: true, conditional: false },
  "keys.list": { method: "GET", path: "/portal/api/projects/{project}/keys", query: ["limit","cursor","q","environment","state"], body: false, open: false, paged: true, idempotent: false, repeatable: true, tagged: false, conditional: false },
  "keys.revoke": { method: "POST", path: "/portal/api/projects/{project}/keys/{key}/revoke", query: [], body: true, open: false, paged: false, idempotent: false, repeatable: true, tagged: true, conditional: true },
  "keys.rotate": { method: "POST", path: "/portal/api/projects/{project}/keys/{key}/rotate", query: [], body: true, open: false, paged: false, idempotent: true, repeatable: true, tagged: true, conditional: true },
  "limits.list": { method: "GET", path: "/portal/api/projects/{project}/limits", query: ["limit","cursor"], body: false, open: false, paged: true, idempotent: false, repeatable: true, tagged: false, conditional: false },
  "projects.get": { method: "GET", path: "/portal/api/projects/{project}", query: [], body: false, open: false, paged: false, idempotent: false, repeatable: true, tagged: false, conditional: false },
  "samples.get": { method: "GET", path: "/portal/api/projects/{project}/samples", query: ["key"], body: false, open: false, paged: false, idempotent: false, repeatable: true, tagged: false, conditional: false },
  "samples.send": { method: "POST", path: "/portal/api/projects/{project}/samples/send", query: [], body: true, open: false, paged: false, idempotent: false, repeatable: false, tagged: false, conditional: false },
  "usage.query": { method: "GET", path: "/portal/api/projects/{project}/usage", query: ["from","until","bucket","group_by","client","key","environment","code","format","limit","cursor"], body: false, open: false, paged: true, idempotent: false, repeatable: true, tagged: false, conditional: false },
} as const satisfies Record<string, Operation>
