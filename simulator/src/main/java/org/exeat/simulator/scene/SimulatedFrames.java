package org.exeat.simulator.scene;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.exeat.capture.Frame;
import org.exeat.capture.FrameSource;
import org.jspecify.annotations.Nullable;

/**
 * A scene's frames drawn when they are asked for, straight into the process: those of a {@link
 * SimulationRun} of as many vehicles, with the time that each camera's own clock shows. The next
 * vehicles are made ready while the last ones are drawn.
 */
public final class SimulatedFrames implements FrameSource {
  private final RunPlan plan;
  private final FrameDrawer drawer;
  private final Iterator<RunPlan.Part> parts;
  private @Nullable CompletableFuture<LaneSet> prepared;
  private RunPlan.@Nullable Part next;
  private @Nullable LaneSet set;
  private Iterator<RunPlan.Shot> shots = Collections.emptyIterator();
  private volatile boolean closed;
  private @Nullable Truth truth;

  /**
   * @param vehicles how many, 1 and more
   */
  public SimulatedFrames(Scene scene, int vehicles) {
    plan = RunPlan.of(scene, vehicles);
    drawer = new FrameDrawer(scene);
    parts = plan.parts().iterator();
    prepareNext();
  }

  /** Frames of all cameras. */
  public int frames() {
    return plan.shots();
  }

  private void prepareNext() {
    if (parts.hasNext()) {
      RunPlan.Part part = parts.next();
      next = part;
      prepared = CompletableFuture.supplyAsync(() -> new LaneSet(plan.scene(), plan.cluster(part)));
    } else {
      next = null;
    }
  }

  @Override
  public Optional<Frame> next() throws IOException, InterruptedException {
    while (!closed && !shots.hasNext()) {
      CompletableFuture<LaneSet> coming = prepared;
      RunPlan.Part part = next;
      if (part == null || coming == null) {
        return Optional.empty();
      }
      try {
        set = coming.get();
      } catch (ExecutionException e) {
        throw new IOException("the simulated lane cannot be made ready", e.getCause());
      }
      shots = part.shots().iterator();
      prepareNext();
    }
    LaneSet lane = set;
    if (closed || lane == null) {
      return Optional.empty();
    }
    RunPlan.Shot shot = shots.next();
    FrameDrawer.Drawn drawn = drawer.draw(lane, shot.camera(), shot.time(), shot.sequence());
    Truth.Frame line =
        TruthWriter.frame(plan.scene(), lane, shot.camera(), shot.sequence(), shot.time(), drawn);
    truth = line;
    return Optional.of(
        new Frame(shot.camera().name(), shot.sequence(), line.clock(), drawn.image()));
  }

  /** The truth about the last frame; empty before the first. */
  public Optional<Truth> truth() {
    return Optional.ofNullable(truth);
  }

  @Override
  public void close() {
    closed = true;
  }
}
