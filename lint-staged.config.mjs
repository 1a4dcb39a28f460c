import { eslint, prettier } from "./scripts/lint/tools.mjs"

const CODE = /\.([cm]?js|tsx?)$/
/** What a unit test can depend on. */
const TESTED = /\.([cm]?js|tsx?|json)$/

const jest = [
  "--experimental-vm-modules",
  "node_modules/jest/bin/jest.js",
  "--selectProjects=unit",
  "--watchman=false",
  "--passWithNoTests",
]

const calls = (command, ...rest) => ["node", ...command, ...rest].join(" ")
const quoted = (files) => files.map((file) => JSON.stringify(file))

/**
 * One after the other, and not each for its own pattern of files: tests must not read a file while ESLint or Prettier
 * writes it.
 */
export default (staged) => {
  const code = staged.filter((file) => CODE.test(file))
  const tested = staged.filter((file) => TESTED.test(file))
  return [
    ...(code.length ? [calls(eslint, "--fix", "--no-warn-ignored", ...quoted(code))] : []),
    calls(prettier, "--write", "--ignore-unknown", "--log-level=warn", ...quoted(staged)),
    ...(tested.length ? [calls(jest, "--findRelatedTests", ...quoted(tested))] : []),
  ]
}
