/** The channel on which the thread for studies tells of each worker that it starts. */
export const workersStarted = 'workers-started';
