/** `npm run lives`: lives of orders on a real store, with every law checked when they are at rest. */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { DEFECTS } from "./lives/defects.mjs"

const USAGE = `npm run lives -- [options]

Plays lives of orders on a real store, PostgreSQL and simulator, and checks the laws when they are at rest.

  --orders N       how many lives of each seed; 20 unless given
  --seed S         the same seed plays the same lives, "3,7" those of two; a fresh one, which is printed, unless given
  --number N       only this life of the seed
  --minutes M      begin no further life after so many minutes; 60 unless given
  --shrink N       lives to be played at most to find the smallest that breaks a law; 25 unless given
  --defect NAME    plants a defect into the store and plays until a life shows it; "all": each in turn, then a table
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
    defect: { type: "string" },
    number: { type: "string" },
    help: { type: "boolean", default: false },
  },
})

if (values.help) {
  console.log(USAGE)
} else {
  const { life } = values
  const asked = {
    orders: number("orders", values.orders),
    seeds: values.seed.split(",").map((seed) => number("seed", seed)),
    minutes: number("minutes", values.minutes),
    shrink: number("shrink", values.shrink),
    ...(values.number ? { number: number("number", values.number) } : {}),
    ...(life ? { life: JSON.parse(existsSync(life) ? readFileSync(life, "utf8") : life) } : {}),
  }
  if (!life) console.log(`Seed ${asked.seeds.join(", ")}.`)
  const { defect } = values
  if (defect === "all") process.exitCode = await plantEach(asked)
  else process.exitCode = (await play(defect ? { ...asked, defect } : asked, true)).code
}

/**
 * Plays lives in a jest of its own.
 * @param {object} asked
 * @param {boolean} isShown what it prints
 * @returns {Promise<{ code: number, said: string }>}
 */
async function play(asked, isShown) {
  const jest = spawn(process.execPath, JEST, {
    cwd: ROOT,
    stdio: ["ignore", "pipe", isShown ? "inherit" : "ignore"],
    env: { ...process.env, LIVES: JSON.stringify(asked) },
  })
  let said = ""
  jest.stdout.on("data", (/** @type {Buffer} */ chunk) => {
    said += chunk.toString()
    if (isShown) process.stdout.write(chunk)
  })
  const [code] = await once(jest, "close")
  return { code: code ?? 1, said }
}

/**
 * Plants one defect after the other and says in how many lives each is caught.
 * @param {object} asked
 * @returns {Promise<number>} exit code: whether one was not
 */
async function plantEach(asked) {
  const rows = [
    "| defect | law | what it does | caught by life | which showed |",
    "| --- | --- | --- | --- | --- |",
  ]
  let missed = 0
  for (const { name, law, what } of DEFECTS) {
    const { said } = await play({ ...asked, defect: name }, false)
    const [, life, showed] = /^caught \S+: life (\d+): (.*)$/m.exec(said) ?? []
    if (!life) missed++
    console.log(`${name}: ${life ? `life ${life}` : "not caught"}`)
    rows.push(`| \`${name}\` | ${law} | ${what} | ${life ?? "none"} | ${showed ?? ""} |`)
  }
  console.log(rows.join("\n"))
  return missed ? 1 : 0
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
