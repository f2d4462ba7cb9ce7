package org.concordml.engine.djl;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import java.util.OptionalLong;

/** What the CUDA runtime says of a GPU's memory. */
final class DeviceMemory {

  private DeviceMemory() {}

  /**
   * Total less free, as {@code cudaMemGetInfo} counts: all processes on the device, and what an
   * engine holds back for later.
   *
   * @param device any
   * @return bytes; empty for what is no GPU, and where no CUDA runtime library is found
   */
  static OptionalLong inUse(Device device) {
    if (!device.isGpu()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(CudaUtils.getGpuMemory(device).getUsed());
    } catch (RuntimeException | LinkageError notTold) {
      return OptionalLong.empty(); // a figure beside others: no reason to stop a benchmark
    }
  }
}
