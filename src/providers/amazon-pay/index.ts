import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import { AmazonPayProviderService } from "./service"

export default ModuleProvider(Modules.PAYMENT, { services: [AmazonPayProviderService] })
