import type { components } from '@countersign/client'

// What the control API answers, by the names of its document.

type Schemas = components['schemas']

export type Project = Schemas['Project']
export type ApiClient = Schemas['Client']
export type ProjectKey = Schemas['Key']
export type ServerKey = Schemas['ServerKey']
export type Key = ProjectKey | ServerKey
export type Secret = Schemas['Secret']
export type RevokedKeys = Schemas['RevokedKeys']
export type Principal = Schemas['Principal']
export type Verdict = Schemas['Verdict']
export type Standing = Schemas['LimitStanding']
export type Product = Schemas['Product']
export type Subscription = Schemas['Subscription']
export type AuditRecord = Schemas['AuditRecord']
export type AuditHead = Schemas['AuditHead']
export type SigningKey = Schemas['SigningKey']
export type Operator = Schemas['Operator']
export type Member = Schemas['Member']
export type KeyRequest = Schemas['KeyRequest']
export type Usage = Schemas['Usage']
