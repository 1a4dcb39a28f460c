const { z } = require("@medusajs/framework/zod")

/**
 * What a test file sets before the store boots. Everything has a default, so that a test of something else than
 * payments needs no simulator; the addresses in the defaults lead nowhere.
 */
const storeEnvironment = z.object({
  DATABASE_URL: z.string().default("postgres://localhost/unused"),
  AMAZON_PAY_ENDPOINT: z.string().default("http://127.0.0.1:9"),
  AMAZON_PAY_SELLER_ID: z.string().default("A2TESTSELLER01"),
  AMAZON_PAY_ACCESS_KEY: z.string().default("AKIATESTSTORE0000001"),
  AMAZON_PAY_SECRET_KEY: z.string().default("test-store-secret-key"),
  AMAZON_PAY_CLIENT_ID: z.string().default("amzn1.application-oa2-client.teststore"),
  AMAZON_PAY_CERTIFICATE_URL: z.string().default("http://127.0.0.1:9/certificate.pem"),
  AMAZON_PAY_REGION: z.string().default("na"),
  // Not checked here: a test may want to see how the plugin refuses a wrong one.
  AMAZON_PAY_CAPTURE: z.string().default("fulfillment"),
  AMAZON_PAY_AUTHORIZATION: z.string().default("sync-then-async"),
  AMAZON_PAY_REMAINDER: z.string().default("on-demand"),
  AMAZON_PAY_GUARD: z.string().default("warn"),
  // Whether the store has somebody who sends mails.
  AMAZON_PAY_MAILS: z.literal("true").optional(),
  AMAZON_PAY_ADDRESS: z.string().default("warn"),
  // Which of Medusa's locking modules the store has.
  AMAZON_PAY_LOCKING: z.enum(["in-memory", "postgres", "redis"]).default("in-memory"),
  AMAZON_PAY_REDIS: z.string().optional(),
  // Medusa's own switch for roles. It reads it later than it asks for the module, which therefore has to be named.
  MEDUSA_FF_RBAC: z.literal("true").optional(),
  // A second merchant account, where a test wants one: its simulator's ready line, and options of its own.
  AMAZON_PAY_SECOND: z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(
      z.object({
        url: z.string(),
        sellerId: z.string(),
        accessKey: z.string(),
        secretKey: z.string(),
        clientId: z.string(),
        certificateUrl: z.string(),
        options: z.record(z.string(), z.unknown()),
      }),
    )
    .optional(),
})

module.exports = {
  /** @param {NodeJS.ProcessEnv} env */
  readStoreEnvironment: (env) => storeEnvironment.parse(env),
}
