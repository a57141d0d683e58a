import { defineConfig } from 'eslint/config'
import regexp from 'eslint-plugin-regexp'
import tseslint from 'typescript-eslint'

// Types and unsafe regular expressions are checked here; import direction and cycles by
// test/architecture.test.ts, layout by prettier.
export default defineConfig(
  { ignores: ['dist/', 'bench/build/', 'examples/build/', 'index-data/', 'coverage/', '**/*.cjs'] },
  ...tseslint.configs.strictTypeChecked,
  regexp.configs['flat/recommended'],
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': 'error',
      // Ranges and classes are written as the source that they come from writes them.
      'regexp/no-obscure-range': 'off',
    },
  },
)
