import { group } from '../definition/command.ts'
import { changeProduct } from './products/change.ts'
import { createProduct } from './products/create.ts'
import { deleteProduct } from './products/delete.ts'
import { getProduct } from './products/get.ts'
import { listProducts } from './products/list.ts'

export const products = group({
  name: 'products',
  summary: 'Manage products: what is sold, capabilities, scopes and a tier.',
  commands: [createProduct, listProducts, getProduct, changeProduct, deleteProduct],
})
