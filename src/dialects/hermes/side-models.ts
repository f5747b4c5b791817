/** The vision models that two providers stand in with (agent/auxiliary_client.py, `_PROVIDER_VISION_MODELS`). */
export const OWN_VISION: Readonly<Record<string, string>> = { xiaomi: 'mimo-v2.5', zai: 'glm-5v-turbo' };
