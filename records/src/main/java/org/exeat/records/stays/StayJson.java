package org.exeat.records.stays;

import java.io.IOException;
import org.exeat.domain.CrossingId;
import tools.jackson.core.JacksonException;
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

/** Rows' texts and the outbox's lines as JSON. */
final class StayJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .addModule(
              new SimpleModule()
                  .addSerializer(
                      CrossingId.class,
                      new StdSerializer<CrossingId>(CrossingId.class) {
                        @Override
                        public void serialize(
                            CrossingId value, JsonGenerator to, SerializationContext context) {
                          to.writeString(value.toString());
                        }
                      })
                  .addDeserializer(
                      CrossingId.class,
                      new StdDeserializer<CrossingId>(CrossingId.class) {
                        @Override
                        public CrossingId deserialize(
                            JsonParser from, DeserializationContext context) {
                          return CrossingId.parse(from.getValueAsString(""));
                        }
                      }))
          .build();

  private StayJson() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /**
   * @param what it should be, for the message
   */
  static <T> T read(String json, Class<T> type, String what) throws IOException {
    try {
      T value = MAPPER.readValue(json, type);
      if (value == null) {
        throw new StayException(what + " says nothing");
      }
      return value;
    } catch (JacksonException | IllegalArgumentException e) {
      // its words may hold the text
      throw new StayException(what + " is not written as this version writes it");
    }
  }
}
