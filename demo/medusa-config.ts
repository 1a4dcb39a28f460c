import { defineConfig, loadEnv } from "@medusajs/framework/utils"
import { otherAccounts, readEnvironment } from "./src/environment"

loadEnv(process.env.NODE_ENV ?? "development", process.cwd())
const env = readEnvironment(process.env)

module.exports = defineConfig({
  admin: { disable: env.DISABLE_MEDUSA_ADMIN },
  projectConfig: {
    databaseUrl: env.DATABASE_URL,
    databaseDriverOptions: { connection: { ssl: false } },
    http: {
      storeCors: env.STORE_CORS,
      adminCors: env.ADMIN_CORS,
      authCors: env.AUTH_CORS,
      jwtSecret: env.JWT_SECRET,
      cookieSecret: env.COOKIE_SECRET,
    },
  },
  // The plugin brings its tables, its workflows and the address for Amazon's notifications.
  plugins: [{ resolve: "medusa-payment-amazon-pay", options: {} }],
  modules: [
    {
      resolve: "@medusajs/medusa/notification",
      options: {
        providers: [
          {
            // Sends nothing: what it would send to buyers is in the store's log, and in GET /admin/notifications.
            resolve: "@medusajs/medusa/notification-local",
            id: "local",
            options: { name: "Local", channels: ["feed", "email"] },
          },
        ],
      },
    },
    {
      resolve: "@medusajs/medusa/payment",
      // Lets the provider reach the plugin's own tables, where each call to Amazon is written down before it is sent.
      dependencies: ["amazon_pay"],
      options: {
        providers: [
          {
            resolve: "medusa-payment-amazon-pay/providers/amazon-pay",
            // With this id the provider is called "pp_amazon-pay_amazon-pay" in regions and payment sessions.
            id: "amazon-pay",
            options: {
              sellerId: env.AMAZON_PAY_SELLER_ID,
              accessKey: env.AMAZON_PAY_ACCESS_KEY,
              secretKey: env.AMAZON_PAY_SECRET_KEY,
              clientId: env.AMAZON_PAY_CLIENT_ID,
              region: env.AMAZON_PAY_REGION,
              sandbox: env.AMAZON_PAY_SANDBOX,
              // When buyers are charged: for each parcel as it is packed, the default.
              capture: env.AMAZON_PAY_CAPTURE,
              // The next two point away from Amazon, to a simulator. A real store leaves them out.
              ...(env.AMAZON_PAY_ENDPOINT && { endpoint: env.AMAZON_PAY_ENDPOINT }),
              ...(env.AMAZON_PAY_CERTIFICATE_URL && {
                ipn: { certificateUrl: env.AMAZON_PAY_CERTIFICATE_URL },
              }),
            },
          },
          // One entry for each further account; a region of the store offers the one of its Amazon.
          ...otherAccounts(process.env).map(({ region, account }) => ({
            resolve: "medusa-payment-amazon-pay/providers/amazon-pay",
            id: region,
            options: {
              sellerId: account.SELLER_ID,
              accessKey: account.ACCESS_KEY,
              secretKey: account.SECRET_KEY,
              clientId: account.CLIENT_ID,
              region,
              sandbox: env.AMAZON_PAY_SANDBOX,
              capture: env.AMAZON_PAY_CAPTURE,
              ...(account.ENDPOINT && { endpoint: account.ENDPOINT }),
              ...(account.CERTIFICATE_URL && { ipn: { certificateUrl: account.CERTIFICATE_URL } }),
            },
          })),
        ],
      },
    },
  ],
})
