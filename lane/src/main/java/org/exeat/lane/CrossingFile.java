package org.exeat.lane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.exeat.domain.Direction;
import org.exeat.domain.Mode;
import org.jspecify.annotations.Nullable;

/**
 * {@code crossing.yaml}: what is known of the crossing besides pictures and documents. Every key,
 * and the file, is optional.
 *
 * <pre>
 * date: 2026-11-01         # the day that validity and ages are reckoned from; today where absent
 * direction: exit          # or entry; exit where absent
 * mode: vehicle            # bus, truck, train, motorcycle, bicycle, foot; vehicle where absent
 * officer_count: 5         # people in the vehicle as the officer counted them
 * sensor_count: 5          # people in the vehicle as a sensor counted them
 * </pre>
 */
record CrossingFile(
    @Nullable LocalDate date,
    @Nullable Direction direction,
    @Nullable Mode mode,
    @Nullable Integer officerCount,
    @Nullable Integer sensorCount) {
  CrossingFile {
    check("officer_count", officerCount);
    check("sensor_count", sensorCount);
  }

  private static void check(String key, @Nullable Integer count) {
    if (count != null && (count < 0 || count > 1000)) {
      throw new IllegalArgumentException(key + " must be 0 to 1000 people");
    }
  }

  static CrossingFile read(Path folder) throws InvalidInputException, IOException {
    Path file = folder.resolve("crossing.yaml");
    return Files.exists(file)
        ? InputFile.read(file, "crossing.yaml", CrossingFile.class)
        : new CrossingFile(null, null, null, null, null);
  }
}
