import { defineMiddlewares } from "@medusajs/framework/http"
import { storeMiddlewares } from "./store/amazon-pay/store-middlewares"
import { adminMiddlewares } from "./admin/amazon-pay/middlewares"

export default defineMiddlewares({
  routes: [
    ...adminMiddlewares,
    {
      matcher: "/hooks/amazon-pay/ipn",
      methods: ["POST"],
      // The signature covers the text as it came. SNS sends up to 256 kB, and Amazon Pay no more than a few.
      bodyParser: { preserveRawBody: true, sizeLimit: "64kb" },
    },
    ...storeMiddlewares,
  ],
})
