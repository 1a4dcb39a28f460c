/** `npm run lives`: lives of orders on a real store, with every law checked when they are at rest. */
import { spawn } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"

const USAGE = `npm run lives -- [options]

Plays lives of orders on a real store, PostgreSQL and simulator, and checks the laws when they are at rest.

  --orders N       how many lives; 20 unless given
  --seed S         the same seed plays the same lives; a fresh one, which is printed, unless given
  --minutes M      begin no further life after so many minutes; 60 unless given
  --shrink N       lives to be played at most to find the smallest that breaks a law; 25 unless given
  --life LIFE      play this one: JSON as it was printed, a list of such lives, or a file with either
  --help           this text`

const ROOT = fileURLToPath(new URL("..", import.meta.url))
const JEST = [
  "--experimental-vm-modules",
  "node_modules/jest/bin/jest.js",
  ...["--selectProjects", "lives", "--forceExit", "--watchman=false"],
]

const { values } = parseArgs({
  options: {
    orders: { type: "string", default: "20" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 1_000_000)) },
    minutes: { type: "string", default: "60" },
    shrink: { type: "string", default: "25" },
    life: { type: "string" },
    help: { type: "boolean", default: false },
  },
})

if (values.help) {
  console.log(USAGE)
} else {
  const { life } = values
  const asked = {
    orders: number("orders", values.orders),
    seed: number("seed", values.seed),
    minutes: number("minutes", values.minutes),
    shrink: number("shrink", values.shrink),
    ...(life ? { life: JSON.parse(existsSync(life) ? readFileSync(life, "utf8") : life) } : {}),
  }
  if (!life) console.log(`Seed ${asked.seed}.`)
  const jest = spawn(process.execPath, JEST, {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, LIVES: JSON.stringify(asked) },
  })
  jest.once("exit", (code) => {
    process.exitCode = code ?? 1
  })
}

/**
 * @param {string} name
 * @param {string} text
 * @returns {number}
 */
function number(name, text) {
  const value = Number(text)
  if (text.trim() === "" || !Number.isFinite(value) || value < 0) {
    throw new Error(`--${name} takes a number, not "${text}".`)
  }
  return value
}
