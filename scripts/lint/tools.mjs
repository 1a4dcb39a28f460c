/**
 * How ESLint and Prettier are called, by `npm run lint` and before a commit. Both keep what they found in
 * `node_modules/.cache`, which `npm ci` empties: by the content of files, since git changes the dates of those it
 * checks out.
 */
export const eslint = [
  "node_modules/eslint/bin/eslint.js",
  "--cache",
  "--cache-strategy=content",
  "--cache-location=node_modules/.cache/eslint/",
]

export const prettier = [
  "node_modules/prettier/bin/prettier.cjs",
  "--cache",
  "--cache-strategy=content",
]
