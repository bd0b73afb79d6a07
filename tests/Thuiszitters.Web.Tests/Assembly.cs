// One class at a time. Every class starts whole programs on SQLite files of its own, whose connections share the pools of this one process;
// classes beside each other make tests of races and leases wait for what another class does.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
