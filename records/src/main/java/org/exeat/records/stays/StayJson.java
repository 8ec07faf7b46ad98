package org.exeat.records.stays;

import java.io.IOException;
import org.exeat.domain.CrossingId;
import org.exeat.records.StrictJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Rows' texts and the outbox's lines as JSON. */
final class StayJson {
  private static final JsonMapper MAPPER =
      new StrictJson().text(CrossingId.class, CrossingId::toString, CrossingId::parse).mapper();

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
