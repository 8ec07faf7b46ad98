package org.exeat.records.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exeat.domain.CrossingId;
import org.exeat.records.DurableFile;
import org.exeat.records.ledger.Evidence;

/**
 * What is destroyed or about to be, and by which rule, until the ledger has heard of it: a file for
 * each crossing, a line for each piece of evidence. For use under the vault's lock.
 */
record GoneNotes(CrossingFolder notes) {
  List<CrossingId> crossings() throws IOException {
    return notes.crossings();
  }

  Map<Evidence, String> of(CrossingId crossing) throws IOException {
    Map<Evidence, String> gone = new LinkedHashMap<>();
    Path file = notes.of(crossing);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        String[] parts = line.split(" ", 2);
        if (parts.length != 2 || parts[0].length() != 64) {
          throw new VaultException("what is gone of crossing " + crossing + " cannot be read");
        }
        gone.put(new Evidence(parts[0]), parts[1]);
      }
    }
    return gone;
  }

  void write(CrossingId crossing, Map<Evidence, String> gone) throws IOException {
    Path file = notes.of(crossing);
    if (gone.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    List<String> lines =
        gone.entrySet().stream().map(e -> e.getKey().sha256() + " " + e.getValue()).toList();
    DurableFile.replace(file, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }
}
