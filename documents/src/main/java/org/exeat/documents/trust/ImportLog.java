package org.exeat.documents.trust;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code imports.jsonl} of a trust store: a line of JSON for each import, in the order of their
 * making. A last line without its end does not count, and is written over by the next.
 *
 * @param file where it is; may be missing
 */
record ImportLog(Path file) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final Set<String> CERTIFICATE_ROLES =
      Arrays.stream(TrustEntry.Role.values()).map(Enum::name).collect(Collectors.toSet());

  /** A line of imports.jsonl. */
  record Line(
      Instant at,
      String by,
      String source,
      String sourceSha256,
      List<Piece> certificates,
      List<Piece> lists,
      int alreadyThere,
      List<Refusal> refused,
      @Nullable List<String> distrusted) {
    // What is missing in a damaged line arrives as null.
    Line {
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(by, "by");
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(sourceSha256, "sourceSha256");
      certificates = List.copyOf(certificates);
      lists = List.copyOf(lists);
      refused = List.copyOf(refused);
      distrusted = distrusted == null ? List.of() : List.copyOf(distrusted);
      if (!certificates.stream().allMatch(p -> CERTIFICATE_ROLES.contains(p.role()))) {
        throw new IllegalArgumentException("a certificate has one of the roles of TrustEntry");
      }
    }

    /** Certificates that were taken off; lines of before there was that have none. */
    List<String> taken() {
      return distrusted == null ? List.of() : distrusted;
    }
  }

  /** What was added. */
  record Piece(String sha256, String role, Provenance.Vouching vouching) {
    Piece {
      Objects.requireNonNull(sha256, "sha256");
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(vouching, "vouching");
    }
  }

  /** The whole lines. */
  List<Line> lines() throws IOException, TrustImportException {
    if (!Files.exists(file)) {
      return List.of();
    }
    byte[] bytes = Files.readAllBytes(file);
    List<Line> lines = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        lines.add(line(lines.size() + 1, Arrays.copyOfRange(bytes, start, at)));
        start = at + 1;
      }
    }
    return lines;
  }

  private static Line line(int number, byte[] json) throws TrustImportException {
    try {
      return Objects.requireNonNull(MAPPER.readValue(json, Line.class));
    } catch (JacksonException | NullPointerException e) {
      throw new TrustImportException(
          "imports.jsonl of the trust store is damaged at line " + number, e);
    }
  }

  /** Adds a line and forces it to the disk. */
  void append(Line line) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      out.position(endOfLastWholeLine(out));
      out.truncate(out.position());
      ByteBuffer bytes =
          ByteBuffer.wrap(
              (MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
  }

  private static long endOfLastWholeLine(FileChannel file) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    for (long at = file.size(); at > 0; at--) {
      file.read(one.clear(), at - 1);
      if (one.get(0) == '\n') {
        return at;
      }
    }
    return 0;
  }
}
