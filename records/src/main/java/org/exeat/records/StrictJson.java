package org.exeat.records;

import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Records as JSON, names in snake_case, and back only where nothing is missing, null or more than
 * there should be.
 */
public final class StrictJson {
  private final SimpleModule texts = new SimpleModule();

  /** A value that is one text in JSON. */
  public <T> StrictJson text(Class<T> type, Function<T, String> write, Function<String, T> read) {
    texts
        .addSerializer(
            type,
            new StdSerializer<T>(type) {
              @Override
              public void serialize(T value, JsonGenerator to, SerializationContext context) {
                to.writeString(write.apply(value));
              }
            })
        .addDeserializer(
            type,
            new StdDeserializer<T>(type) {
              @Override
              public T deserialize(JsonParser from, DeserializationContext context) {
                return read.apply(from.getValueAsString(""));
              }
            });
    return this;
  }

  /** The mapper. */
  public JsonMapper mapper() {
    return JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .addModule(texts)
        .build();
  }
}
