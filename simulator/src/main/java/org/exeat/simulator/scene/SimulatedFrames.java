package org.exeat.simulator.scene;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.exeat.capture.Frame;
import org.exeat.capture.FrameSource;
import org.jspecify.annotations.Nullable;

/**
 * A scene's frames straight into the process: those of a {@link SimulationRun} of as many vehicles,
 * in the order of time, with the time that each camera's own clock shows. A few frames are drawn
 * ahead by several threads, and the next vehicles are made ready while the last ones are drawn. The
 * frames do not depend on the number of threads.
 */
public final class SimulatedFrames implements FrameSource {
  private final RunPlan plan;
  private final int ahead;
  private final ExecutorService threads;
  private final ThreadLocal<FrameDrawer> drawers;
  private final Iterator<RunPlan.Part> parts;
  private final Queue<Future<Drawn>> coming = new ArrayDeque<>();
  private volatile @Nullable CompletableFuture<LaneSet> prepared;
  private RunPlan.@Nullable Part next;
  private @Nullable LaneSet set;
  private Iterator<RunPlan.Shot> shots = Collections.emptyIterator();
  private volatile boolean closed;
  private @Nullable Truth truth;

  private record Drawn(Frame frame, Truth.Frame truth) {}

  /**
   * @param vehicles how many, 1 and more
   * @param threads that draw, 1 and more
   */
  public SimulatedFrames(Scene scene, int vehicles, int threads) {
    plan = RunPlan.of(scene, vehicles);
    ahead = 2 * threads;
    this.threads =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("draw-", 0).factory());
    drawers = ThreadLocal.withInitial(() -> new FrameDrawer(scene));
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
      prepared = null;
    }
  }

  @Override
  public Optional<Frame> next() throws IOException, InterruptedException {
    if (closed) {
      return Optional.empty();
    }
    try {
      order();
      Future<Drawn> first = coming.peek();
      if (first == null) {
        return Optional.empty();
      }
      Drawn drawn = first.get();
      coming.remove();
      truth = drawn.truth();
      return Optional.of(drawn.frame());
    } catch (ExecutionException e) {
      throw new IOException("the simulated lane cannot be drawn", e.getCause());
    } catch (CancellationException | RejectedExecutionException e) {
      return Optional.empty(); // closed meanwhile
    }
  }

  /** Gives the threads work, for the next vehicles too once those are ready. */
  private void order() throws ExecutionException, InterruptedException {
    while (coming.size() < ahead) {
      if (shots.hasNext()) {
        LaneSet lane = set;
        RunPlan.Shot shot = shots.next();
        if (lane != null) {
          coming.add(threads.submit(() -> draw(lane, shot)));
        }
        continue;
      }
      CompletableFuture<LaneSet> lane = prepared;
      RunPlan.Part part = next;
      boolean ready = lane != null && lane.isDone() && !lane.isCompletedExceptionally();
      if (part == null || lane == null || !coming.isEmpty() && !ready) {
        return;
      }
      set = lane.get();
      if (closed) {
        return;
      }
      shots = part.shots().iterator();
      prepareNext();
    }
  }

  private Drawn draw(LaneSet lane, RunPlan.Shot shot) {
    FrameDrawer.Drawn drawn = drawers.get().draw(lane, shot.camera(), shot.time(), shot.sequence());
    Truth.Frame line =
        TruthWriter.frame(plan.scene(), lane, shot.camera(), shot.sequence(), shot.time(), drawn);
    return new Drawn(
        new Frame(shot.camera().name(), shot.sequence(), line.clock(), drawn.image()), line);
  }

  /** The truth about the last frame; empty before the first. */
  public Optional<Truth> truth() {
    return Optional.ofNullable(truth);
  }

  @Override
  public void close() {
    closed = true;
    CompletableFuture<LaneSet> unfinished = prepared;
    if (unfinished != null) {
      unfinished.cancel(true);
    }
    for (Runnable waiting : threads.shutdownNow()) {
      if (waiting instanceof Future<?> f) {
        f.cancel(false);
      }
    }
  }
}
