/** What `npm run test:fuzz` throws at the code; the units do with a sample. Another number can be given. */
for (const [name, count] of Object.entries({
  IPN_FUZZ_CASES: 100_000,
  SIMULATOR_GARBAGE_RUNS: 1_500,
  SIMULATOR_MODEL_RUNS: 2_000,
})) {
  process.env[name] ??= String(count)
}
