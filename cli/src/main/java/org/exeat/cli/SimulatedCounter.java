package org.exeat.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.exeat.capture.LaneWatch.Event;
import org.exeat.domain.Calibration;
import org.exeat.faces.FaceAnalyzer;
import org.exeat.faces.TraceSink;
import org.exeat.lane.CrossingPolicy;
import org.exeat.lane.CrossingRecipe;
import org.exeat.lane.HandedOver;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.LaneCrossings;
import org.exeat.simulator.scene.PassagePapers;
import org.exeat.simulator.scene.Scene;

/**
 * Where simulated travellers hand over their documents, all of a vehicle when it comes. The files
 * lie in a folder for the time being.
 */
final class SimulatedCounter implements AutoCloseable {
  private final PassagePapers papers;
  private final FaceAnalyzer analyzer;
  private final Calibration calibration;
  private final CrossingPolicy policy;
  private final Path folder;
  private final Map<LocalDate, LaneCrossings.Day> days = new HashMap<>();
  private int vehicle;

  SimulatedCounter(Scene scene, int vehicles, FaceAnalyzer analyzer, Calibration calibration)
      throws IOException {
    papers = new PassagePapers(scene, vehicles);
    this.analyzer = analyzer;
    this.calibration = calibration;
    policy = CrossingPolicy.DEFAULT.with(scene.lane().profiles());
    folder = Files.createTempDirectory("exeat-documents");
  }

  /** The day of the vehicle that has come, and what the border trusts then. */
  LaneCrossings.Day day() {
    return days.computeIfAbsent(
        papers.date(vehicle),
        date -> {
          try {
            return new CrossingRecipe(
                    analyzer, calibration, policy, papers.trust(date), TraceSink.NONE)
                .on(date);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (InvalidInputException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
          }
        });
  }

  /** Passes an event on; after an opening the documents. */
  void serve(Event event, LaneCrossings crossings) {
    if (event instanceof Event.Opened opened) {
      vehicle = Integer.parseInt(opened.vehicle());
    }
    crossings.accept(event);
    if (event instanceof Event.Opened && crossings.open()) {
      try {
        papers
            .write(vehicle, folder.resolve(Integer.toString(vehicle)))
            .forEach(d -> crossings.handOver(new HandedOver.Folder(d)));
      } catch (IOException e) {
        throw new UncheckedIOException("the simulated documents cannot be written", e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : all) {
      Files.delete(file);
    }
  }
}
