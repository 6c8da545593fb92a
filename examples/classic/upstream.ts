// node examples/classic/upstream.ts
import { listen } from '../serving/listen.ts'
import { readSettings, verifierFor } from '../serving/settings.ts'
import { openProfiles } from './profiles.ts'
import { createProfileService } from './service.ts'

const settings = readSettings(process.env)
const profiles = openProfiles(settings.database)
const verify = verifierFor('profiles', settings)
await listen(createProfileService({ verify, profiles }), settings.port, () => profiles.close())
