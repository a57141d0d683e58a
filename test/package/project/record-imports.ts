// Puts import-hooks.ts between the program and its imports.
import { register } from 'node:module'

register('./import-hooks.js', import.meta.url)
