import { MetadataStorage } from "@medusajs/framework/mikro-orm/core"

/** Data models register themselves globally; without this, those of one test file would be found twice by the next. */
MetadataStorage.clear()
