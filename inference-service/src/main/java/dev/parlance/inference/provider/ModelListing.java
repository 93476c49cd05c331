package dev.parlance.inference.provider;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a list of models in the OpenAI shape. Entries without an id are left out. */
final class ModelListing {

    private static final int MOST = 5_000;

    private static final int LONGEST_ID = 200;

    private final JsonMapper json;

    ModelListing(JsonMapper json) {
        this.json = json;
    }

    List<UpstreamModel> read(byte[] answer) {
        JsonNode data = tree(answer).path("data");
        if (!data.isArray()) {
            throw UpstreamFailure.broken("The model's provider sent no list of models.");
        }
        List<UpstreamModel> models = new ArrayList<>();
        for (JsonNode entry : data) {
            String id = entry.path("id").asString("");
            if (!id.isBlank() && id.length() <= LONGEST_ID && models.size() < MOST) {
                models.add(new UpstreamModel(id, Math.max(0, entry.path("created").asLong(0)),
                        entry.path("owned_by").asString("upstream")));
            }
        }
        return List.copyOf(models);
    }

    private JsonNode tree(byte[] answer) {
        try {
            return json.readTree(answer);
        } catch (JacksonException malformed) {
            throw UpstreamFailure.broken("The model's provider sent a list of models that is not JSON.");
        }
    }
}
